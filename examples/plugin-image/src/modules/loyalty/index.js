const { Module } = require('@medusajs/framework/utils');

/** A module without tables of its own. */
class LoyaltyService {
  constructor(_container, options = {}) {
    this.pointsPerUnit = options.pointsPerUnit ?? 1;
  }

  pointsFor(total) {
    return Math.floor(total * this.pointsPerUnit);
  }
}

// Medusa looks for the default export, as TypeScript compiles it.
exports.default = Module('loyalty', { service: LoyaltyService });
