// What the window costs: starting, and memory, beside an empty Tauri window built the same way. Run by ./bench.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { eventually, withDesk } from './support/desk.mjs';

const ROUNDS = 5;
const [ours, empty] = [process.env.FONDLY_BIN, process.env.EMPTY_BIN];
const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** Milliseconds from the start of the process to the first row on the page. */
async function start(binary, prepare) {
  return withDesk(async (desk) => {
    prepare(desk);
    const page = await desk.window({ binary });
    const at = await eventually('the first row', () =>
      page.session.executeScript("const [row] = performance.getEntriesByName('first-row'); return row ? performance.timeOrigin + row.startTime : 0"),
    );
    return { start: at - desk.startedAt(), memory: memory(desk.pid()) };
  });
}

/** Proportional set size of a process and all it started, in MB. */
function memory(pid) {
  const pids = [pid];
  for (let at = 0; at < pids.length; at += 1) {
    const { stdout } = spawnSync('pgrep', ['-P', String(pids[at])], { encoding: 'utf8' });
    pids.push(...stdout.split('\n').filter(Boolean).map(Number));
  }
  const kilobytes = pids.map((one) => {
    try {
      return Number(readFileSync(`/proc/${one}/smaps_rollup`, 'utf8').match(/^Pss:\s+(\d+)/m)?.[1] ?? 0);
    } catch {
      return 0;
    }
  });
  return kilobytes.reduce((sum, one) => sum + one, 0) / 1024;
}

async function background() {
  return withDesk(async (desk) => {
    people(desk);
    const program = desk.program('--background');
    await eventually('the engine', () => desk.ask('health').light !== 'waiting');
    return memory(program.pid);
  });
}

function people(desk) {
  for (let n = 0; n < 20; n += 1) desk.fondly('add', `Person ${n}`, '--birthday', '--04-15', '--every', '1 week');
}

const rows = { empty: [], ours: [] };
for (let round = 0; round < ROUNDS; round += 1) {
  rows.empty.push(await start(empty, () => {}));
  rows.ours.push(await start(ours, people));
}
const [emptyStart, oursStart] = [median(rows.empty.map((row) => row.start)), median(rows.ours.map((row) => row.start))];
const [emptyMemory, oursMemory] = [median(rows.empty.map((row) => row.memory)), median(rows.ours.map((row) => row.memory))];
const without = await background();
console.log(`\ncold start to the first row, median of ${ROUNDS}, taken in turn`);
console.log(`  an empty Tauri window    ${emptyStart.toFixed(0).padStart(6)} ms   1.00`);
console.log(`  Fondly                   ${oursStart.toFixed(0).padStart(6)} ms   ${(oursStart / emptyStart).toFixed(2)}`);
console.log('\nmemory (PSS) of the program and all it started');
console.log(`  an empty Tauri window    ${emptyMemory.toFixed(0).padStart(6)} MB   1.00`);
console.log(`  Fondly with its window   ${oursMemory.toFixed(0).padStart(6)} MB   ${(oursMemory / emptyMemory).toFixed(2)}`);
console.log(`  Fondly --background      ${without.toFixed(0).padStart(6)} MB   ${(without / emptyMemory).toFixed(2)}`);
