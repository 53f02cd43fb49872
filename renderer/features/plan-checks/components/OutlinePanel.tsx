import { useTranslation } from 'react-i18next';
import type { Answer } from '../../../api/contract';
import { Panel } from '../../../ui/Page';
import { SimpleTable } from '../../../ui/SimpleTable';
import { StandingMark } from '../../../ui/StandingMark';
import { ToneChip } from '../../../ui/StateChip';
import type { Tone } from '../../../ui/tokens';
import { useLawWord } from '../../../ui/use-law-word';
import { Place } from './Place';
import styles from './plan-checks.module.css';

type Check = Answer<'planChecks', 'forPlan'>['documents'][number];
type List = Check['lists'][number];
type Item = List['items'][number];

function toneOf({ outcome, advisory }: Item): Tone {
  if (outcome === 'found') return 'met';
  return advisory ? 'muted' : 'soon';
}

const indents = ['', styles.depth1, styles.depth2];

/** One list of elements: what was found where, what is missing, what is only a heading. */
export function OutlinePanel({ list, sha256 }: { list: List; sha256: string }) {
  const { t } = useTranslation('planChecks');
  const law = useLawWord();
  const asked = list.items.filter((item) => !item.advisory);
  const lacking = asked.filter((item) => item.outcome !== 'found').length;
  return (
    <Panel
      flush
      title={law(list.title)}
      actions={
        <ToneChip quiet tone={lacking === 0 ? 'met' : 'soon'}>
          {lacking === 0 ? t('outline.complete') : t('outline.lacking', { count: lacking })}
        </ToneChip>
      }
    >
      <div className={styles.source}>
        <span>
          {list.source.title} {list.source.article}
        </span>
        <StandingMark mark={list.mark} />
        <span>{t(`standing.${list.standing}` as 'standing.recommended')}</span>
        {list.note !== '' && <span className={styles.note}>{law(list.note)}</span>}
      </div>
      <SimpleTable
        label={law(list.title)}
        rows={list.items}
        rowId={(item) => item.id}
        columns={[
          {
            key: 'title',
            label: t('outline.item'),
            cell: (item) => (
              <span className={indents[item.depth] ?? styles.depth2}>
                <span className={styles.number}>{item.id}</span> {law(item.title)}
              </span>
            ),
          },
          {
            key: 'outcome',
            label: t('outline.outcome'),
            fixed: true,
            cell: (item) => (
              <ToneChip quiet tone={toneOf(item)}>
                {t(`outcome.${item.advisory && item.outcome === 'missing' ? 'advised' : item.outcome}`)}
              </ToneChip>
            ),
          },
          {
            key: 'heading',
            label: t('outline.where'),
            cell: (item) =>
              item.heading === null ? null : (
                <>
                  <Place sha256={sha256} offset={item.offset} page={item.page} text={item.heading} />
                  {item.former && <span className={styles.muted}> {t('outline.former')}</span>}
                  {item.inText && <span className={styles.muted}> {t('outline.inText')}</span>}
                </>
              ),
          },
        ]}
      />
    </Panel>
  );
}
