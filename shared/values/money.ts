/** Money is integer pence everywhere; pounds exist only in what people read and type. */
export type Pence = number;

/** One hundred million pounds: above any budget here, far below where a double loses pennies. */
const LARGEST: Pence = 10_000_000_000;

const AMOUNT = /^(\d{1,3}(?:,\d{3})+|\d+)?(?:\.(\d{1,2}))?$/;

/** "£1,234.50"; a negative amount keeps its sign before the pound: "-£5.00". */
export function formatPence(pence: Pence): string {
  const whole = Math.trunc(Math.abs(pence) / 100);
  const rest = String(Math.abs(pence) % 100).padStart(2, '0');
  const grouped = String(whole).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${pence < 0 ? '-' : ''}£${grouped}.${rest}`;
}

/** "£120" where there are no odd pence, "£120.50" where there are: for sentences, not columns of figures. */
export function formatPenceShort(pence: Pence): string {
  return formatPence(pence).replace(/\.00$/, '');
}

/**
 * Reads what a person types for an amount: "£120", "120.5", "1,200.00", "£ 1,200".
 * @returns pence, or null for anything else: a sign, a second point, a comma in the wrong place, words, three decimals
 */
export function parsePence(text: string): Pence | null {
  const amount = AMOUNT.exec(text.trim().replace(/^£\s*/, ''));
  const [, pounds, decimals] = amount ?? [];
  if (pounds === undefined && decimals === undefined) return null;
  const pence = Number((pounds ?? '0').replaceAll(',', '')) * 100 + Number((decimals ?? '').padEnd(2, '0'));
  return pence <= LARGEST ? pence : null;
}
