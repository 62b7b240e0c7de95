import setup from '../global-setup';
import { sqlBench } from './sql';
await setup();
for (const line of await sqlBench()) console.log(line.name, '|', line.value, line.target ?? '', line.ratio?.toFixed(2) ?? '');
