// What Medusa's configuration gets beside the platform's own: `plugins` and `modules`, as in Medusa's documentation.
module.exports = {
  modules: [{ resolve: '/app/store/src/modules/loyalty', options: { pointsPerUnit: 3 } }],
};
