import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useGo } from '../../../app/use-go';
import { LabelledInput } from '../../../ui/form/LabelledInput';
import { InlineNote } from '../../../ui/InlineNote';
import { KeyBlocks } from '../../../ui/KeyBlocks';
import { blocksBeside } from '../../../ui/key-word';
import { Panel } from '../../../ui/Page';
import { FactList } from '../../../ui/RecordPage';
import { ToneChip } from '../../../ui/StateChip';
import { localMoment } from '../../../ui/Timeline';
import type { Tone } from '../../../ui/tokens';
import { useProblemText } from '../../../ui/use-error-text';
import { useFileSize } from '../../../ui/use-file-size';
import type { Incoming, IncomingPackages, Rehearsal } from '../hooks/use-incoming';
import styles from './reviews.module.css';

const toneOf: Readonly<Record<Incoming['state'], Tone>> = {
  waiting: 'muted',
  looking: 'open',
  clear: 'open',
  known: 'muted',
  blocked: 'late',
  locked: 'soon',
  broken: 'late',
  received: 'met',
};

interface IncomingItemProps {
  readonly item: Incoming;
  readonly packages: IncomingPackages;
}

/** One package: whose it is, what it holds, what stands in its way, and the step that is next. */
export function IncomingItem({ item, packages }: IncomingItemProps) {
  const { t } = useTranslation('reviews');
  const go = useGo();
  const problemText = useProblemText();
  const { file, state, look, problem, how, received } = item;
  const blocks = state === 'received' ? [] : (look?.blocks ?? []);
  const passable = blocksBeside(blocks, how).length === 0;
  const receivable = look !== null && passable && (state === 'clear' || state === 'blocked');
  const target =
    received &&
    (look?.pack ? `/marking/${received.assignmentId}` : `/reviews/${received.reviewId}?tab=collecting`);
  return (
    <Panel
      title={file.name}
      actions={
        <>
          <ToneChip quiet tone={toneOf[state]}>
            {t(`receive.state.${state}`)}
          </ToneChip>
          {target ? (
            <Button variant="contained" size="small" onClick={() => go(target)}>
              {t(look?.pack ? 'receive.startMarking' : 'receive.openReview')}
            </Button>
          ) : (
            state !== 'known' && (
              <Button
                variant="contained"
                size="small"
                disabled={!receivable || packages.busy}
                onClick={() => void packages.receive(item)}
              >
                {t('receive.receive')}
              </Button>
            )
          )}
        </>
      }
    >
      {problem && <InlineNote tone="late">{problemText(problem)}</InlineNote>}
      {state === 'locked' && <Password onEnter={(password) => void packages.look(file, password)} />}
      {state !== 'received' && look && (
        <KeyBlocks
          blocks={blocks}
          known={look.package.signer?.known ?? null}
          how={how}
          onHow={(said) => packages.setHow(file.grant, said)}
        />
      )}
      {state !== 'received' &&
        look?.warnings.map((warning) => (
          <InlineNote key={`${warning.code}${warning.where}`} tone="soon">
            {problemText(warning)}
          </InlineNote>
        ))}
      {look && <Holds look={look} />}
    </Panel>
  );
}

function Password({ onEnter }: { onEnter(password: string): void }) {
  const { t } = useTranslation('reviews');
  const [password, setPassword] = useState('');
  return (
    <form
      className={styles.actions}
      onSubmit={(event) => {
        event.preventDefault();
        onEnter(password);
      }}
    >
      <LabelledInput
        label={t('receive.password')}
        type="password"
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      <Button type="submit">{t('receive.open')}</Button>
    </form>
  );
}

function Holds({ look }: { look: Rehearsal }) {
  const { t } = useTranslation('reviews');
  const fileSize = useFileSize();
  const { pack, result } = look;
  if (pack)
    return (
      <FactList
        facts={[
          { label: t('field.title'), value: pack.review.title, wide: true },
          { label: t('receive.from'), value: look.package.sender.name },
          { label: t('receive.for'), value: pack.expert },
          { label: t('field.unit'), value: pack.plan.unit },
          { label: t('field.plan'), value: `${pack.plan.title} ${pack.plan.version}` },
          { label: t('field.deadline'), value: pack.dueOn },
          { label: t('field.meetingOn'), value: pack.review.meetingOn },
          {
            label: t('receive.files'),
            value: pack.files
              .map(({ fileName, size, carried }) =>
                carried ? `${fileName}（${fileSize(size)}）` : t('receive.notCarried', { name: fileName }),
              )
              .join('、'),
            wide: true,
          },
        ]}
      />
    );
  if (result)
    return (
      <FactList
        facts={[
          { label: t('field.title'), value: result.review, wide: true },
          { label: t('receive.expert'), value: result.expert },
          { label: t('receive.handedInAt'), value: result.handedInAt && localMoment(result.handedInAt) },
          { label: t('field.plan'), value: `${result.plan.title} ${result.plan.version}`, wide: true },
        ]}
      />
    );
  return null;
}
