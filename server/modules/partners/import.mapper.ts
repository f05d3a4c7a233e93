import type { ImportPreview, ImportResult } from '#shared/contracts/imports.contract.js';
import { badRowCount, type ImportPlan } from './import-plan.js';
import type { ImportRow } from './imports.repository.js';

/** How much of a long list a preview shows; the counts say how long it is. */
const SHOWN = { badRows: 500, unknownUrns: 500, changes: 50, newSchools: 20 };

type Previewed = Pick<ImportRow, 'id' | 'fileName'> & { readonly expiresAt: Date; readonly asOfGuessed: boolean };

export function toPreview(preview: Previewed, plan: ImportPlan): ImportPreview {
  const bad = badRowCount(plan);
  return {
    id: preview.id,
    kind: plan.kind,
    fileName: preview.fileName,
    asOf: plan.asOf,
    asOfGuessed: preview.asOfGuessed,
    expiresAt: preview.expiresAt.toISOString(),
    authority: plan.authority,
    rows: plan.goodRows + bad + plan.unknownUrns.length + (plan.schools?.elsewhere ?? 0),
    goodRows: plan.goodRows,
    schools: plan.schools,
    characteristics: plan.characteristics,
    badRowCount: bad,
    badRows: plan.badRows.slice(0, SHOWN.badRows),
    unknownUrnCount: plan.unknownUrns.length,
    unknownUrns: plan.unknownUrns.slice(0, SHOWN.unknownUrns),
    absentColumns: plan.absentColumns,
    changes: plan.changes.slice(0, SHOWN.changes),
    newSchools: plan.newSchools.slice(0, SHOWN.newSchools),
  };
}

export function toResult(importId: string, plan: ImportPlan): ImportResult {
  const { asOf, schools, characteristics } = plan;
  return { id: importId, asOf, schools, characteristics, leftOut: badRowCount(plan) };
}
