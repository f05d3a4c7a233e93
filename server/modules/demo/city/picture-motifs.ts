/** Drawings made of thick lines and boxes, on a field 160 wide and 90 high. */

/** Which of a picture's four colours: ground, dark, bright, light. */
type Colour = 0 | 1 | 2 | 3;

export interface Line {
  readonly colour: Colour;
  readonly from: readonly [x: number, y: number];
  readonly to: readonly [x: number, y: number];
  /** Half the thickness; both ends are round, so that a line without length is a disc. */
  readonly radius: number;
}

type Ends = readonly [x1: number, y1: number, x2: number, y2: number];

const line = (colour: Colour, radius: number, ...[x1, y1, x2, y2]: Ends): Line => ({
  colour,
  from: [x1, y1],
  to: [x2, y2],
  radius,
});
const disc = (colour: Colour, x: number, y: number, radius: number): Line => line(colour, radius, x, y, x, y);

/** A way through several points. */
const path = (colour: Colour, radius: number, ...points: [number, number][]): Line[] =>
  points.slice(1).map(([x, y], index) => {
    const [beforeX, beforeY] = points[index] ?? [x, y];
    return line(colour, radius, beforeX, beforeY, x, y);
  });

const BARS = [10, 22, 34, 16, 40, 28, 44, 20, 32, 14, 24, 8];
const STARS: readonly [number, number, number][] = [
  [30, 20, 2],
  [52, 34, 1.5],
  [70, 16, 2.5],
  [96, 26, 1.5],
  [122, 18, 2],
  [138, 40, 1.5],
  [40, 52, 1.5],
  [84, 46, 2],
];

/** Where the graph is marked. */
const KNOTS: readonly [number, number][] = [
  [58, 66],
  [78, 54],
  [96, 34],
  [122, 16],
];

export const MOTIFS = {
  microphone: [
    ...path(1, 3, [56, 42], [60, 58], [80, 66], [100, 58], [104, 42]),
    line(1, 3, 80, 66, 80, 80),
    line(1, 3, 62, 81, 98, 81),
    line(2, 15, 80, 22, 80, 44),
    ...[22, 32, 42].map((y) => line(3, 1.2, 72, y, 88, y)),
  ],
  wave: BARS.map((height, index) =>
    line(index % 3 === 1 ? 3 : 2, 3, 25 + index * 10, 45 - height / 2, 25 + index * 10, 45 + height / 2),
  ),
  film: [
    line(1, 28, 38, 45, 122, 45),
    line(2, 18, 46, 45, 114, 45),
    ...[30, 46, 62, 78, 94, 110, 126].flatMap((x) => [disc(3, x, 22, 2.4), disc(3, x, 68, 2.4)]),
    disc(3, 70, 50, 9),
    disc(3, 70, 36, 6),
    ...path(3, 3, [90, 58], [98, 44], [106, 58]),
  ],
  screen: [
    line(1, 25, 42, 40, 118, 40),
    line(2, 20, 46, 40, 114, 40),
    line(1, 4, 80, 66, 80, 80),
    line(1, 3, 58, 81, 102, 81),
    ...path(3, 3, [72, 30], [72, 50], [92, 40], [72, 30]),
    line(3, 5, 74, 40, 84, 40),
  ],
  keys: [
    line(1, 22, 24, 48, 136, 48),
    ...[26, 44, 62, 80, 98, 116, 134].map((x) => line(3, 7.5, x, 38, x, 60)),
    ...[35, 53, 89, 107, 125].map((x) => line(1, 4, x, 34, x, 48)),
    line(2, 7.5, 80, 38, 80, 60),
  ],
  brush: [
    ...path(2, 6, [28, 68], [52, 58], [76, 70], [100, 60]),
    ...path(3, 3.5, [32, 52], [58, 42], [82, 54]),
    line(1, 4, 102, 56, 134, 18),
    line(3, 6, 94, 65, 102, 56),
  ],
  cube: [
    ...path(2, 4, [80, 14], [114, 32], [114, 62], [80, 80], [46, 62], [46, 32], [80, 14]),
    ...path(3, 3, [46, 32], [80, 50], [114, 32]),
    line(3, 3, 80, 50, 80, 80),
    disc(1, 80, 50, 6),
  ],
  robot: [
    line(1, 24, 62, 44, 98, 44),
    line(2, 15, 64, 40, 96, 40),
    disc(3, 68, 40, 6),
    disc(3, 92, 40, 6),
    disc(1, 69, 40, 2.5),
    disc(1, 91, 40, 2.5),
    line(1, 2, 80, 20, 80, 10),
    disc(3, 80, 9, 4),
    ...[54, 80, 106].map((x) => disc(1, x, 74, 8)),
    ...[54, 80, 106].map((x) => disc(3, x, 74, 3)),
  ],
  graph: [
    ...path(1, 2.5, [34, 14], [34, 76], [132, 76]),
    ...path(2, 3.5, [36, 70], [58, 66], [78, 54], [96, 34], [122, 16]),
    ...KNOTS.map(([x, y]) => disc(3, x, y, 5)),
  ],
  lens: [
    disc(1, 72, 42, 32),
    disc(2, 72, 42, 26),
    ...path(3, 4, [58, 36], [68, 46], [82, 42]),
    disc(3, 80, 54, 4),
    disc(3, 62, 52, 3),
    line(1, 6, 96, 66, 118, 84),
  ],
  stars: [
    disc(3, 112, 58, 16),
    disc(0, 119, 53, 14),
    ...STARS.map(([x, y, radius]) => disc(3, x, y, radius)),
    ...path(2, 1, [30, 20], [52, 34], [70, 16], [96, 26], [122, 18]),
    line(1, 8, 20, 92, 140, 92),
  ],
  bridge: [
    line(1, 4, 14, 62, 146, 62),
    ...path(2, 2.5, [20, 60], [50, 18], [80, 54], [110, 18], [140, 60]),
    line(1, 4, 50, 18, 50, 84),
    line(1, 4, 110, 18, 110, 84),
    ...[30, 40, 60, 70, 90, 100, 120, 130].map((x) => line(3, 1.2, x, 48, x, 60)),
  ],
} as const satisfies Record<string, readonly Line[]>;

export type Motif = keyof typeof MOTIFS;

/** What the drawing is of, for those who do not see it. */
export const MOTIF_WORDS: Readonly<Record<Motif, string>> = {
  microphone: 'Drawing of a studio microphone',
  wave: 'Drawing of a sound wave',
  film: 'Drawing of a strip of film with a clay figure on it',
  screen: 'Drawing of a screen on which a film begins',
  keys: 'Drawing of the keys of a keyboard, one of them pressed',
  brush: 'Drawing of a brush and two strokes of paint',
  cube: 'Drawing of a cube seen from a corner',
  robot: 'Drawing of a small robot on three wheels',
  graph: 'Drawing of a graph that grows steeper and steeper',
  lens: 'Drawing of a magnifying lens over small living things',
  stars: 'Drawing of a night sky with a crescent moon',
  bridge: 'Drawing of a bridge with two towers',
};
