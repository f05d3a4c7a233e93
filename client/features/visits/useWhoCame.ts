import { recordAttendance, type RecordAttendance } from '#shared/contracts/visit-requests.contract.js';
import { ApiRefusal, InvalidInput } from '../../core/errors.js';
import { useForm } from '../../core/useForm.js';
import { ATTENDANCE } from './moves.texts.js';

interface Expected {
  readonly version: number;
  readonly pupils: number;
  readonly adults: number;
}

export interface WhoCame {
  pupils: number | null;
  adults: number | null;
}

/** The form in which somebody says who came: it begins with who was expected, so that a full class is one press. */
export function useWhoCame(name: string, expected: () => Expected, record: (input: RecordAttendance) => Promise<void>) {
  const form = useForm({
    schema: recordAttendance,
    name,
    initial: (): WhoCame => ({ pupils: expected().pupils, adults: expected().adults }),
    prepare: (values) => ({ ...values, version: expected().version }),
  });

  const submit = () =>
    form.submit(async (input) => {
      try {
        await record(input);
      } catch (error) {
        throw overRoll(error) ?? error;
      }
    });

  return { form, submit };
}

/** More pupils than the school has are told at the answer that mends it. */
function overRoll(error: unknown): InvalidInput | null {
  if (!(error instanceof ApiRefusal) || error.refusal !== 'visit/more-than-roll') return null;
  const { roll } = error.details as { roll: number };
  return new InvalidInput([{ path: 'pupils', message: ATTENDANCE.overRoll(roll) }]);
}
