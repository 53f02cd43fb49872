import Button from '@mui/material/Button';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import type { Question } from '../../../api/contract';
import { useGo } from '../../../app/use-go';
import { useRouteSpec } from '../../../app/use-route-spec';
import { usePermission } from '../../../app/use-system-state';
import { ListTable } from '../../../ui/DataTable/ListTable';
import type { ListSpec } from '../../../ui/DataTable/types';
import type { ListCells } from '../../../ui/DataTable/use-list-columns';
import { showToast } from '../../../ui/feedback/toast-store';
import { InlineNote } from '../../../ui/InlineNote';
import { MaskedValue } from '../../../ui/MaskedValue';
import { ToneText } from '../../../ui/ToneText';
import { useSaveFile } from '../../../ui/use-save-file';
import { type DutyKey, DutyTraceDrawer } from '../../duties/components/DutyTraceDrawer';
import { keyOfRow } from '../../duties/duty-key';
import { CallListPreview } from '../components/CallListPreview';
import { LettersPreview, useSaveLetters } from '../components/LettersPreview';
import { MissingFrame } from '../components/MissingFrame';
import { CallDrawer, RemindDrawer, type Reminded } from '../components/ReminderDrawers';
import styles from '../components/reports.module.css';
import { useTakeBack } from '../hooks/use-take-back';

type Reasons = Question<'reports', 'remind'>['reasons'];
const filingReasons: Reasons = ['overdue', 'refile', 'unpublished', 'no-plan'];

/** An overdue assessment is no missing filing: it is shown when it is asked for. */
const usual: ListSpec = { text: '', filters: [{ column: 'reason', values: [...filingReasons] }] };

/** What the chosen rows are about; without a filter on reasons, the filings. */
function reasonsOf(spec: ListSpec): Reasons {
  const values = spec.filters.find(({ column }) => column === 'reason')?.values;
  const wanted = [...filingReasons, 'not-assessed' as const].filter((reason) => values?.includes(reason));
  return wanted.length === 0 ? filingReasons : wanted;
}

const unitsOf = (rowIds: readonly string[]): string[] => [
  ...new Set(rowIds.flatMap((id) => keyOfRow(id)?.subjectId ?? [])),
];

/** 应备案未备案: who should have filed and has not, worked out from facts; reminders by letter and telephone. */
export function MissingPage() {
  const { t } = useTranslation('reports');
  const api = useApi();
  const go = useGo();
  const takeBack = useTakeBack();
  const saveFile = useSaveFile();
  const saveLetters = useSaveLetters();
  const mayReveal = usePermission('reveal');
  const mayEdit = usePermission('edit');
  const [spec, setSpec] = useRouteSpec(usual);
  const [traced, setTraced] = useState<DutyKey | null>(null);
  const [reminding, setReminding] = useState<readonly string[] | null>(null);
  const [calling, setCalling] = useState<{ id: string; name: string } | null>(null);
  const [reminded, setReminded] = useState<Reminded | null>(null);
  const [shown, setShown] = useState(false);
  const [called, setCalled] = useState<readonly string[] | null>(null);
  const reasons = reasonsOf(spec);

  const cells = useMemo<ListCells>(
    () => ({
      daysOverdue: ({ cells: { daysOverdue } }) =>
        typeof daysOverdue === 'number' ? <ToneText days={-daysOverdue}>{daysOverdue}</ToneText> : null,
      phone: ({ cells: { phone, ownerId, ownerName } }) => (
        <MaskedValue
          masked={phone === null || phone === undefined ? null : String(phone)}
          label={String(ownerName)}
          {...(mayReveal && {
            onReveal: async () =>
              (await api.reports.revealContact({ enterpriseId: String(ownerId) })).phone ?? '',
          })}
        />
      ),
    }),
    [api, mayReveal],
  );

  const saveCallList = async (ids: readonly string[], extension: 'docx' | 'xlsx') => {
    await saveFile({
      title: t('callList.title'),
      defaultName: `${t('callList.title')}.${extension}`,
      extension,
      failed: t('callList.failed'),
      write: (file, options) => api.reports.callList({ unitIds: unitsOf(ids), reasons, file }, options),
      saved: (answer, name) => t('callList.saved', { count: answer.units, name }),
    });
  };
  const undo = async (batch: string) => {
    if (await takeBack({ batch })) setReminded(null);
  };
  /** The one unit that is chosen; said where there are several. */
  const oneUnit = (ids: readonly string[]): string | null => {
    const [id, other] = unitsOf(ids);
    if (id !== undefined && other === undefined) return id;
    showToast({ tone: 'open', text: t('missing.chooseOne') });
    return null;
  };
  const openUnit = async (ids: readonly string[]) => {
    const id = oneUnit(ids);
    if (id !== null) go(`/enterprises/${id}`);
  };
  const writeCall = async (ids: readonly string[]) => {
    const id = oneUnit(ids);
    if (id === null) return;
    const { fields } = await api.enterprises.get({ id });
    setCalling({ id, name: fields.name });
  };

  return (
    <MissingFrame>
      {reminded && (
        <div className={styles.note}>
          <InlineNote
            tone="met"
            action={
              <span className={styles.buttons}>
                <Button size="small" onClick={() => setShown(true)}>
                  {t('letters.preview')}
                </Button>
                <Button size="small" onClick={() => void saveLetters({ batch: reminded.batch })}>
                  {t('letters.word')}
                </Button>
                <Button size="small" onClick={() => void undo(reminded.batch)}>
                  {t('undo.run')}
                </Button>
              </span>
            }
          >
            {t('remind.done', { count: reminded.letters })}
            {reminded.left > 0 && t('remind.left', { count: reminded.left })}
          </InlineNote>
        </div>
      )}
      <ListTable
        list="missingFilings"
        screen="missing-filings"
        title={t('missing.title')}
        spec={spec}
        onSpec={setSpec}
        cells={cells}
        empty={{ title: t('missing.empty'), text: t('missing.emptyText') }}
        onOpen={(row) => setTraced(keyOfRow(row.id))}
        bulk={[
          ...(mayEdit
            ? [
                {
                  key: 'remind',
                  label: t('remind.title'),
                  run: async (ids: readonly string[]) => setReminding(unitsOf(ids)),
                },
              ]
            : []),
          ...(mayReveal
            ? [
                {
                  key: 'calls-print',
                  label: t('callList.print'),
                  run: async (ids: readonly string[]) => setCalled(unitsOf(ids)),
                },
              ]
            : []),
          ...(mayReveal
            ? (['docx', 'xlsx'] as const).map((extension) => ({
                key: `calls-${extension}`,
                label: t(`callList.${extension}`),
                run: (ids: readonly string[]) => saveCallList(ids, extension),
              }))
            : []),
          ...(mayEdit ? [{ key: 'call', label: t('call.title'), run: writeCall }] : []),
          { key: 'open', label: t('missing.openUnit'), run: openUnit },
        ]}
      />
      <DutyTraceDrawer duty={traced} onClose={() => setTraced(null)} />
      {reminding && (
        <RemindDrawer
          unitIds={reminding}
          reasons={reasons}
          onReminded={setReminded}
          onClose={() => setReminding(null)}
        />
      )}
      {called && <CallListPreview unitIds={called} reasons={reasons} onClose={() => setCalled(null)} />}
      {calling && <CallDrawer unit={calling} onClose={() => setCalling(null)} />}
      {shown && reminded && (
        <LettersPreview letters={{ batch: reminded.batch }} onClose={() => setShown(false)} />
      )}
    </MissingFrame>
  );
}
