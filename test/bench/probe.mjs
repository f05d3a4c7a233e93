/**
 * Loaded into the measured server before its own code: answers over IPC with the CPU time of its whole process (all
 * threads, in microseconds), which works the same on every platform and a thousand times finer than /proc.
 * With BENCH_NO_CHECK it also makes availability find everything free, for the positive control: on SQLite units of work
 * run one after the other, so that this check alone would refuse the second of two requests, guard or no guard.
 */
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send(user + system);
});
process.channel.unref();
// Whoever measures is gone, killed perhaps: nobody else would end this server.
process.on('disconnect', () => process.exit(1));

if (process.env.BENCH_NO_CHECK) {
  const built = new URL('../../dist/server/modules/availability/index.js', import.meta.url);
  const { AskedVisitsService } = await import(built.href);
  const { on } = AskedVisitsService.prototype;
  AskedVisitsService.prototype.on = async function withoutCheck(...asked) {
    const answer = await on.apply(this, asked);
    return (...at) => ({ ...answer(...at), obstacle: null });
  };
}
