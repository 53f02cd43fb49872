import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import type { Answer } from '../../../api/contract';
import { ask } from '../../../api/queries';
import { useGo, useRouteParam, useRouteSearch } from '../../../app/use-go';
import { ErrorState } from '../../../ui/ErrorState';
import { InlineNote } from '../../../ui/InlineNote';
import { Page } from '../../../ui/Page';
import { Unlock, Unshown } from '../components/Unshown';
import { Viewer } from '../components/Viewer';
import styles from '../components/viewer.module.css';
import { useDocumentWays } from '../hooks/use-document-ways';
import { usePrepared } from '../hooks/use-prepared';

type Facts = Answer<'documents', 'get'>;

/** A document by its hash: head with the plan it belongs to and the ways out, below it the viewer or why there is none. */
export function DocumentPage() {
  const { t } = useTranslation('documents');
  const go = useGo();
  const sha256 = useRouteParam('sha');
  const { data, error, refetch } = useQuery(ask(useApi(), 'documents', 'get', { sha256 }));
  const ways = useDocumentWays(data);
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  const [place] = data.places;
  const fact =
    place &&
    (place.enterprise === null
      ? t('of', { title: place.planTitle, version: place.versionLabel })
      : t('ofUnit', { title: place.planTitle, version: place.versionLabel, unit: place.enterprise }));
  return (
    <Page
      title={data.fileName}
      fact={fact}
      content="fill"
      actions={
        <>
          {place && <Button onClick={() => go(`/plans/${place.planId}`)}>{t('back')}</Button>}
          <Button disabled={!data.stored} onClick={() => void ways.open()}>
            {t('external')}
          </Button>
          <Button disabled={!data.stored} onClick={() => void ways.save()}>
            {t('export')}
          </Button>
        </>
      }
    >
      <Content key={`${sha256}/${data.textState}`} facts={data} />
    </Page>
  );
}

/** States in which the file is not worth opening: what is wrong is known already. */
const hopeless: ReadonlySet<string> = new Set(['empty']);

function Content({ facts }: { facts: Facts }) {
  if (!facts.stored) return <Unshown reason="notStored" notes={[]} />;
  if (hopeless.has(facts.textState)) return <Unshown reason={facts.textState} notes={facts.notes} />;
  return <Opened facts={facts} />;
}

function Opened({ facts }: { facts: Facts }) {
  const { t } = useTranslation('documents');
  const at = useRouteSearch('at');
  const find = useRouteSearch('find');
  const [password, setPassword] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  const prepared = usePrepared(facts.sha256, facts.kind, password, attempt);
  switch (prepared.state) {
    case 'loading':
      return (
        <p className={styles.outlineEmpty} role="status">
          {t('loading')}
        </p>
      );
    case 'failed':
      return <ErrorState error={prepared.error} onRetry={() => setAttempt(attempt + 1)} />;
    case 'locked':
      return <Unlock wrong={prepared.wrong} onPassword={setPassword} />;
    case 'unshown':
      return (
        <Unshown
          reason={facts.textState === 'protected' ? 'protected' : prepared.reason}
          notes={facts.notes}
        />
      );
    case 'ready':
      return (
        <>
          {facts.textState === 'no-text' && facts.kind === 'pdf' && (
            <div className={styles.notes}>
              <InlineNote tone="soon">{t('scan')}</InlineNote>
            </div>
          )}
          <Viewer
            key={`${at}/${find}`}
            fileName={facts.fileName}
            ticket={prepared.opened.ticket}
            size={prepared.opened.size}
            content={prepared.content}
            pdf={prepared.pdf}
            at={at === null ? null : Number(at) || 0}
            words={find ?? ''}
          />
        </>
      );
  }
}
