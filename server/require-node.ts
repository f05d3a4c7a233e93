/**
 * First import of every entry point: better-sqlite3 13 ends the process without a word on Node 20,
 * so an old Node is refused in words before anything native is loaded.
 */
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 24 || (major === 24 && minor < 11)) {
  console.error(
    `CLC Commons needs Node 24.11 or newer and this is ${process.version}. Start it with "npm start", or with node_modules/.bin/node.`,
  );
  process.exit(1);
}
export {};
