// Projects the land of an atlas into SVG path data: outlines.mjs <countries.json> <world.txt>
import { readFileSync, writeFileSync } from "node:fs";
import { geoNaturalEarth1, geoPath } from "d3-geo";
import { merge } from "topojson-client";

const ANTARCTICA = "010";
const WIDTH = 1000;
const NORTH = 84;
const SOUTH = -60;
const SCALE = 182.7;
// Paths are whole tenths of a unit until they are written.
const TENTHS = 10;
// How far, in tenths, a dropped point may lie beside the line that is drawn without it.
const TOLERANCE = 3;
// Islands of fewer square tenths than this would be specks.
const SMALLEST_AREA = 60;

const [atlasFile, worldFile] = process.argv.slice(2);
const atlas = JSON.parse(readFileSync(atlasFile, "utf8"));
const countries = atlas.objects.countries.geometries.filter((country) => country.id !== ANTARCTICA);

const globe = geoNaturalEarth1().scale(SCALE).translate([0, 0]);
const top = Math.ceil(-globe([0, NORTH])[1]);
const height = top + Math.ceil(globe([0, SOUTH])[1]);
const projection = geoNaturalEarth1()
  .scale(SCALE)
  .translate([WIDTH / 2, top])
  .clipExtent([
    [0, 0],
    [WIDTH, height],
  ]);

/** The lines of a shape, each a list of points in whole tenths; closed ones without their last point. */
function linesOf(shape) {
  const lines = [];
  const pen = {
    beginPath() {},
    moveTo(x, y) {
      lines.push({ points: [tenths(x, y)], closed: false });
    },
    lineTo(x, y) {
      lines.at(-1).points.push(tenths(x, y));
    },
    closePath() {
      lines.at(-1).closed = true;
    },
  };
  geoPath(projection, pen)(shape);
  return lines;
}

function tenths(x, y) {
  return [Math.round(x * TENTHS), Math.round(y * TENTHS)];
}

/** Ramer, Douglas and Peucker. */
function simplify(points) {
  if (points.length < 3) {
    return points;
  }
  const first = points[0];
  const last = points.at(-1);
  let farthest = 0;
  let distance = -1;
  for (let i = 1; i < points.length - 1; i++) {
    const here = distanceTo(first, last, points[i]);
    if (here > distance) {
      farthest = i;
      distance = here;
    }
  }
  if (distance <= TOLERANCE) {
    return [first, last];
  }
  return [...simplify(points.slice(0, farthest + 1)).slice(0, -1), ...simplify(points.slice(farthest))];
}

function distanceTo([ax, ay], [bx, by], [x, y]) {
  const length = (bx - ax) ** 2 + (by - ay) ** 2;
  const along = length === 0 ? 0 : ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length;
  const on = Math.min(1, Math.max(0, along));
  return Math.hypot(ax + on * (bx - ax) - x, ay + on * (by - ay) - y);
}

function area(points) {
  const doubled = points.reduce((sum, [x, y], i) => {
    const [beforeX, beforeY] = points.at(i - 1);
    return sum + beforeX * y - x * beforeY;
  }, 0);
  return Math.abs(doubled) / 2;
}

/** Relative path data; two numbers are parted by a blank or by the minus of the second. */
function pathData(lines) {
  let at = [0, 0];
  let data = "";
  for (const { points, closed } of lines) {
    const start = points[0];
    data += "m" + step(at, start);
    at = start;
    let steps = "";
    for (const point of points.slice(1)) {
      const next = step(at, point);
      steps += steps === "" || next.startsWith("-") ? next : " " + next;
      at = point;
    }
    data += "l" + steps;
    if (closed) {
      data += "z";
      at = start;
    }
  }
  return data;
}

function step(from, to) {
  const y = decimal(to[1] - from[1]);
  return decimal(to[0] - from[0]) + (y.startsWith("-") ? "" : " ") + y;
}

function decimal(tenth) {
  return String(tenth / TENTHS).replace(/^(-?)0\./, "$1.");
}

const land = linesOf(merge(atlas, countries))
  .filter(({ points }) => area(points) >= SMALLEST_AREA)
  .map(({ points, closed }) => ({ points: simplify([...points, points[0]]).slice(0, -1), closed }))
  .filter(({ points }) => points.length > 2);

const world = {
  width: WIDTH,
  height,
  scale: SCALE,
  x: WIDTH / 2,
  y: top,
  land: pathData(land),
};
const lines = Object.entries(world).map(([key, value]) => `${key} ${value}\n`);
writeFileSync(worldFile, lines.join(""));
