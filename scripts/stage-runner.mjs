/** Runs the stages of a check, a few at a time, and keeps their output apart: one line when a stage passes, everything when it fails. */
import { spawn } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const GRACE_MS = 3_000;
const children = new Set();
let interrupted = false;

/** Each command leads a process group, so that what it started ends with it. */
function kill(child, signal) {
  try {
    if (process.platform === 'win32') child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

/** Ends everything that is still running, first politely. */
export async function interrupt() {
  interrupted = true;
  for (const child of children) kill(child, 'SIGTERM');
  for (const deadline = Date.now() + GRACE_MS; children.size > 0 && Date.now() < deadline;) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  for (const child of children) kill(child, 'SIGKILL');
}

function runCommand([script, ...args], env) {
  return new Promise((resolve) => {
    const options = { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'], detached: process.platform !== 'win32' };
    const child = spawn(process.execPath, [...script.split(' '), ...args], options);
    const output = [];
    children.add(child);
    child.stdout.on('data', (chunk) => output.push(chunk));
    child.stderr.on('data', (chunk) => output.push(chunk));
    child.once('error', (error) => output.push(Buffer.from(String(error))));
    child.once('close', (code) => {
      children.delete(child);
      resolve({ ok: code === 0, output: Buffer.concat(output).toString().trimEnd() });
    });
  });
}

/** @returns {Promise<{ ok: boolean, output: string }>} stops at the first command that fails */
async function runCommands({ commands, env = {} }) {
  const outputs = [];
  for (const command of commands) {
    const { ok, output } = await runCommand(command, { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined, ...env });
    outputs.push(output);
    if (!ok || interrupted) return { ok: false, output: outputs.join('\n') };
  }
  return { ok: true, output: outputs.join('\n') };
}

async function attempt(stage) {
  try {
    return await runCommands(await stage.prepare());
  } catch (error) {
    return { ok: false, output: error.message };
  }
}

async function runStage(stage) {
  console.log(`  start  ${stage.name}`);
  const began = performance.now();
  const { ok, output } = await attempt(stage);
  const seconds = (performance.now() - began) / 1000;
  const { note, ...counts } = stage.count?.() ?? {};
  if (interrupted) return { name: stage.name, ok: false, seconds };
  if (!ok) console.log(`\n── ${stage.name} ──\n${output.trim()}\n`);
  console.log(`  ${ok ? 'ok    ' : 'FAILED'} ${stage.name} (${seconds.toFixed(1)} s)${note ? `: ${note}` : ''}`);
  return { name: stage.name, ok, seconds, ...counts };
}

/**
 * @param stages `{ name, after?: string[], prepare(): { commands, env? }, count?() }`, the longest first; a stage
 *   whose predecessor failed does not run and counts as failed
 * @param slots how many run at once
 * @returns the results, or undefined when interrupted
 */
export async function runStages(stages, slots) {
  const results = new Map();
  const waiting = [...stages];
  const blocked = (stage) => (stage.after ?? []).find((name) => results.get(name)?.ok === false);
  const ready = (stage) =>
    (stage.after ?? []).every((name) => results.has(name) || !stages.some((one) => one.name === name));
  const running = new Set();
  while ((waiting.length > 0 && !interrupted) || running.size > 0) {
    const next = interrupted ? -1 : waiting.findIndex(ready);
    if (next >= 0 && running.size < slots) {
      const [stage] = waiting.splice(next, 1);
      const needed = blocked(stage);
      if (needed) console.log(`  FAILED ${stage.name}: needs ${needed}`);
      const work = needed ? Promise.resolve({ name: stage.name, ok: false, seconds: 0 }) : runStage(stage);
      const slot = work.then((result) => results.set(stage.name, result)).finally(() => running.delete(slot));
      running.add(slot);
    } else {
      await Promise.race(running);
    }
  }
  return interrupted ? undefined : [...results.values()];
}
