// The window's page.
import Shell from './shell/Shell.svelte';
import { start } from './start';

void start(Shell);
