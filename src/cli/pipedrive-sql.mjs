#!/usr/bin/env node
// What `npx pipedrive-sql` starts: Node alone does not read TypeScript.
import { register } from 'tsx/esm/api';

register();
await import('./main.ts');
