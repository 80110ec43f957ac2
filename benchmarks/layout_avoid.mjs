// Routes the drawings on standard input with libavoid, in points, from given side to given side.
// Input: [{nodes: {id: [x, y, width, height]}, edges: [[id, source, side, target, side]]}]
import fs from 'fs';
import { AvoidLib } from 'libavoid-js';

await AvoidLib.load();
const avoid = AvoidLib.getInstance();
const SIDES = {
  N: [10, 0.5, 0, avoid.ConnDirUp], E: [11, 1, 0.5, avoid.ConnDirRight],
  S: [12, 0.5, 1, avoid.ConnDirDown], W: [13, 0, 0.5, avoid.ConnDirLeft],
};
const PENALTIES = {
  segmentPenalty: 10, crossingPenalty: 200, shapeBufferDistance: 3, idealNudgingDistance: 4,
  fixedSharedPathPenalty: 0, portDirectionPenalty: 0,
};
const OPTIONS = {
  nudgeOrthogonalSegmentsConnectedToShapes: false,
  nudgeOrthogonalTouchingColinearSegments: true,
  penaliseOrthogonalSharedPathsAtConnEnds: false,
  performUnifyingNudgingPreprocessingStep: true,
  nudgeSharedPathsWithCommonEndPoint: false,
};

function routed(drawing) {
  const router = new avoid.Router(avoid.OrthogonalRouting);
  for (const name in PENALTIES) router.setRoutingParameter(avoid[name], PENALTIES[name]);
  for (const name in OPTIONS) router.setRoutingOption(avoid[name], OPTIONS[name]);
  const shapes = {};
  for (const [id, [x, y, width, height]] of Object.entries(drawing.nodes)) {
    const middle = new avoid.Point(x + width / 2, y + height / 2);
    shapes[id] = new avoid.ShapeRef(router, new avoid.Rectangle(middle, width, height));
    for (const [pin, across, down, direction] of Object.values(SIDES)) {
      const place = new avoid.ShapeConnectionPin(shapes[id], pin, across, down, true, 0, direction);
      place.setExclusive(false);
    }
  }
  const connectors = drawing.edges.map(([id, source, leave, target, enter]) => {
    const start = new avoid.ConnEnd(shapes[source], SIDES[leave][0]);
    const goal = new avoid.ConnEnd(shapes[target], SIDES[enter][0]);
    const connector = new avoid.ConnRef(router, start, goal);
    connector.setHateCrossings(true);
    return [id, connector];
  });
  router.processTransaction();
  return Object.fromEntries(connectors.map(([id, connector]) => {
    const line = connector.displayRoute();
    const points = [];
    for (let n = 0; n < line.size(); n++) points.push([line.get_ps(n).x, line.get_ps(n).y]);
    return [id, points];
  }));
}

const drawings = JSON.parse(fs.readFileSync(0));
process.stdout.write(JSON.stringify(drawings.map(routed)));
