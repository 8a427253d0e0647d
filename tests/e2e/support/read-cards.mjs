// CPU seconds that ical.js takes to read a file of cards.
import { readFileSync } from 'node:fs';
import ICAL from 'ical.js';

const text = readFileSync(process.argv[2], 'utf8');
const began = process.cpuUsage();
ICAL.parse(text);
const { user, system } = process.cpuUsage(began);
console.log((user + system) / 1e6);
