import { AppError } from '../../../core/error';
import type { SqlFunction } from '../function';

const unavailable = (name: string): SqlFunction => ({
  name,
  arity: 1,
  deterministic: true,
  call: () => {
    throw new AppError('function-unavailable', { function: name });
  },
});

/** Known so that they can say why they do not work: SQL from a template must not read a user's files. */
export const fileFunctions: readonly SqlFunction[] = [
  unavailable('FILESIZE'),
  unavailable('FILEMODIFIEDTIME'),
];
