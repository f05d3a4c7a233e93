import { Injectable } from '@nestjs/common';
import type { EditSeries } from '#shared/contracts/series-requests.contract.js';
import type { SeriesDetailView, SeriesPreview } from '#shared/contracts/series.contract.js';
import type { Actor } from '../../../common/auth/actor.js';
import { SessionReader } from '../../../common/auth/session-reader.js';
import { RefusedError } from '../../../common/errors/refused.error.js';
import { Store } from '../../../database/store.js';
import { CentresQueries } from '../../centres/index.js';
import { toPreview, type Previewed } from './preview.mapper.js';
import { SeriesDates, type SeenDate } from './series-dates.js';
import { SeriesEditor } from './series-editor.js';
import { SeriesEdits, type WorkedOut } from './series-edits.js';
import { SeriesQueries } from './series.queries.js';
import { SeriesRepository } from './series.repository.js';

/** Changing a series from a day on, or all of it that has not begun. */
@Injectable()
export class EditSeriesService {
  constructor(
    private readonly store: Store,
    private readonly sessions: SessionReader,
    private readonly series: SeriesRepository,
    private readonly edits: SeriesEdits,
    private readonly editor: SeriesEditor,
    private readonly dates: SeriesDates,
    private readonly queries: SeriesQueries,
    private readonly centres: CentresQueries,
  ) {}

  /** Date by date what would become of it; nothing is written. */
  preview(actor: Actor, seriesId: string, input: EditSeries): Promise<SeriesPreview> {
    return this.store.read(async (manager) => {
      await this.queries.detail(manager, actor, seriesId);
      const series = await this.series.find(manager, seriesId);
      if (!series) throw new RefusedError('series/not-found');
      const worked = await this.edits.workOut(manager, actor, series, input);
      const { asked, dates, ignoring, rule } = worked;
      const rooms = await this.centres.roomsOf(manager, series.centreId);
      return toPreview({
        dates: [...dates, ...resting(worked)],
        skipped: worked.skipped,
        substitutes: await this.dates.find(manager, asked, dates, ignoring),
        roomNames: new Map(rooms.map(({ id, name }) => [id, name])),
        zone: asked.centre.zone,
        firstDay: rule.firstDay,
        lastDay: rule.lastDay,
      });
    });
  }

  /** @returns the edited series: this one, or the one that now goes on from it */
  edit(actor: Actor, seriesId: string, input: EditSeries): Promise<SeriesDetailView> {
    return this.store.write(async (tx) => {
      await this.sessions.holdRoles(tx, actor);
      await this.queries.detail(tx.manager, actor, seriesId);
      const series = await this.series.forEdit(tx, seriesId);
      if (!series) throw new RefusedError('series/not-found');
      const edited = await this.editor.apply(tx, actor, series, input);
      return this.queries.detail(tx.manager, actor, edited);
    });
  }
}

/** Dates on which the edit changes nothing, or that it ends. */
function resting({ plan, members, untouched, asked }: WorkedOut): Previewed['dates'] {
  const byId = new Map(members.map((member) => [member.id, member]));
  const { startTime, endTime, roomId } = asked.input;
  const rest = (visitId: string, day: string, outcome: 'keep' | 'end') => {
    const member = byId.get(visitId);
    if (!member) return [];
    const { startsAt, endsAt } = member;
    const seen: SeenDate = {
      ...{ day, onDay: day, startTime, endTime, chosen: false },
      roomId: member.changedAlone ? '' : roomId,
      ...{ time: { startsAt, endsAt }, role: null, problem: null, holds: [], broken: [] },
    };
    return [{ ...seen, outcome }];
  };
  return [
    ...plan.keep.flatMap(({ visitId, day }) => rest(visitId, day, 'keep')),
    ...plan.change
      .filter(({ visitId }) => untouched.has(visitId))
      .flatMap(({ visitId, day }) => rest(visitId, day, 'keep')),
    ...plan.end.flatMap((visitId) => rest(visitId, byId.get(visitId)?.seriesDay ?? '', 'end')),
  ];
}
