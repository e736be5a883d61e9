// Stands in for the package of this name, which starts a process to report usage to Medusa's makers even where it is switched off.
// A store talks to nobody unasked.
const nothing = () => undefined;

exports.track = nothing;
exports.flush = undefined;
exports.setTelemetryEnabled = nothing;
exports.trackFeatureFlag = nothing;
exports.trackInstallation = nothing;
