// The page of the small window that takes down a thought.
import { start } from './start';
import ParkThought from './thought/ParkThought.svelte';

void start(ParkThought);
