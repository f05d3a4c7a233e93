import { StandardSchemaValidationPipe } from '@nestjs/common';
import { InvalidInputError } from '../errors/refused.error.js';

type Segment = PropertyKey | { readonly key: PropertyKey };

const keyOf = (segment: Segment): string => String(typeof segment === 'object' ? segment.key : segment);

/** Checks bodies, queries and parameters against the schema beside them and lists every problem by field. */
export const validationPipe = () =>
  new StandardSchemaValidationPipe({
    exceptionFactory: (issues) =>
      new InvalidInputError(
        issues.map((issue) => ({ path: (issue.path ?? []).map(keyOf).join('.'), message: issue.message })),
      ),
  });
