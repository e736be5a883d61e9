/** GET /store/loyalty?total=12.5: what an order would earn. The key of the points' provider comes from the environment. */
exports.GET = async (request, response) => {
  const loyalty = request.scope.resolve('loyalty');
  response.json({
    points: loyalty.pointsFor(Number(request.query.total ?? 0)),
    program: process.env.LOYALTY_PROGRAM ?? null,
    hasKey: (process.env.LOYALTY_API_KEY ?? '') !== '',
  });
};
