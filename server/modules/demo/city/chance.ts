const UINT32 = 4_294_967_296;

/** FNV-1a: turns a name into a seed. */
function seedOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < name.length; index += 1) {
    hash = Math.imul(hash ^ name.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}

/** Chance that can be played again: the same name gives the same numbers on every machine (mulberry32). */
export class Chance {
  private state: number;

  constructor(private readonly name: string) {
    this.state = seedOf(name);
  }

  /** A stream of its own: what is drawn from it changes no other stream. */
  fork(name: string): Chance {
    return new Chance(`${this.name}/${name}`);
  }

  uint32(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  }

  /** At least 0 and below 1. */
  unit(): number {
    return this.uint32() / UINT32;
  }

  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number {
    return least + Math.floor(this.unit() * (most - least + 1));
  }

  is(probability: number): boolean {
    return this.unit() < probability;
  }

  pick<T>(items: readonly T[]): T {
    const item = items[this.between(0, items.length - 1)];
    if (item === undefined) throw new RangeError('nothing to pick from');
    return item;
  }

  /** An item as often as its weight says; weights need not sum to 1. */
  weighted<T>(items: readonly (readonly [T, number])[]): T {
    let left = this.unit() * items.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [item, weight] of items) {
      left -= weight;
      if (left < 0) return item;
    }
    return this.pick(items)[0];
  }

  shuffled<T>(items: readonly T[]): T[] {
    return items
      .map((item) => ({ item, key: this.uint32() }))
      .sort((a, b) => a.key - b.key)
      .map(({ item }) => item);
  }

  /** The standard normal distribution, as a sum of twelve draws. */
  normal(): number {
    let sum = -6;
    for (let draw = 0; draw < 12; draw += 1) sum += this.unit();
    return sum;
  }

  /** How often something happens that happens `mean` times on average. */
  poisson(mean: number): number {
    const limit = Math.exp(-mean);
    let count = 0;
    for (let product = this.unit(); product > limit; product *= this.unit()) count += 1;
    return count;
  }
}

const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0').slice(-digits);

/** Ids of version 7, like the product's own, but the same at every run with the same seed. */
export class DemoIds {
  constructor(private readonly chance: Chance) {}

  at(instant: Date): string {
    const time = hex(instant.getTime(), 12);
    const [a, b, c] = [this.chance.uint32(), this.chance.uint32(), this.chance.uint32()];
    const variant = hex(0x8 | (a & 0x3), 1);
    return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(a >>> 16, 3)}-${variant}${hex(a >>> 4, 3)}-${hex(b, 8)}${hex(c, 4)}`;
  }
}
