import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Tx } from '../../../common/ports/unit-of-work.js';
import { isoFrom, sql } from '../../../database/dialect.js';
import { oneAtATime } from '../../../database/locks.js';
import { SignOffSetting } from '../entities/sign-off-setting.entity.js';

interface SettingRow {
  readonly version: number;
  readonly required: boolean | number;
  readonly changedAt: Date | string;
}

export interface VersionedSetting {
  /** 1 for a school that has set nothing. */
  readonly version: number;
  readonly required: boolean;
  readonly changedAt: string | null;
}

/** Which schools want to look at their teachers' requests first. */
@Injectable()
export class SignOffsRepository {
  async isRequired(manager: EntityManager, partnerId: string): Promise<boolean> {
    return (await this.of(manager, partnerId)).required;
  }

  async of(manager: EntityManager, schoolId: string): Promise<VersionedSetting> {
    const [row] = await sql(manager)<SettingRow>`
      SELECT version, required, changed_at AS "changedAt" FROM sign_off_settings WHERE school_id = ${schoolId}`;
    if (!row) return { version: 1, required: false, changedAt: null };
    return { version: row.version, required: Boolean(row.required), changedAt: isoFrom(row.changedAt) };
  }

  async school(manager: EntityManager, schoolId: string): Promise<{ id: string; name: string } | null> {
    const [row] = await sql(manager)<{ id: string; name: string }>`
      SELECT p.id, p.name FROM schools s JOIN partners p ON p.id = s.id WHERE s.id = ${schoolId}`;
    return row ?? null;
  }

  /** Keeps others from changing it until the unit of work ends. */
  hold(tx: Tx, schoolId: string): Promise<void> {
    return oneAtATime(tx.manager, `sign-off setting ${schoolId}`);
  }

  /** Needs the hold: the caller has compared the version. */
  async save(tx: Tx, setting: SignOffSetting): Promise<void> {
    await tx.manager.delete(SignOffSetting, { schoolId: setting.schoolId });
    await tx.manager.insert(SignOffSetting, setting);
  }
}
