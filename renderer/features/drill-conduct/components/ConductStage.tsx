import { useTranslation } from 'react-i18next';
import { InlineNote } from '../../../ui/InlineNote';
import { useDrillClock } from '../hooks/use-clock';
import { useConductCommands } from '../hooks/use-conduct';
import { useConductKeys } from '../hooks/use-conduct-keys';
import { useStage } from '../hooks/use-stage';
import type { Conduct } from '../types';
import { AwaitedActions } from './AwaitedActions';
import { BigClock } from './BigClock';
import { Discussion } from './Discussion';
import { EntryLog } from './EntryLog';
import { KeyHints } from './KeyHints';
import { NextInjects } from './NextInjects';
import { PeopleKeys } from './PeopleKeys';
import { PromptLine } from './PromptLine';
import { StageHead } from './StageHead';
import { StandPanel } from './StandPanel';
import styles from './stage.module.css';

interface ConductStageProps {
  readonly conduct: Conduct;
  readonly mayEdit: boolean;
}

/** The stage: clock and injects at the left, who did what at the right, keys at the foot. */
export function ConductStage({ conduct, mayEdit }: ConductStageProps) {
  const { t } = useTranslation('drillConduct');
  const { commands, waiting } = useConductCommands(conduct.id);
  const clock = useDrillClock(conduct.run);
  const stage = useStage(conduct, commands, clock.read, mayEdit);
  useConductKeys(stage.press);
  const { run } = conduct;
  const open = run !== null && run.state !== 'ended' && run.interrupted === null;
  return (
    <>
      <StageHead conduct={conduct} press={stage.press} />
      {!conduct.ours && <InlineNote tone="open">{t('foreign')}</InlineNote>}
      <div className={styles.board}>
        <div className={styles.left}>
          <BigClock run={run} seconds={clock.seconds} durationMinutes={conduct.durationMinutes} />
          {!open || !run.mine ? (
            <StandPanel conduct={conduct} commands={commands} mayEdit={mayEdit && conduct.ours} />
          ) : stage.tabletop ? (
            <Discussion inject={stage.inject} log={conduct.log} seconds={clock.seconds} />
          ) : (
            <NextInjects injects={stage.injects} chosen={stage.inject} seconds={clock.seconds} />
          )}
        </div>
        <div className={styles.right}>
          <AwaitedActions injects={conduct.injects} seconds={clock.seconds} running={open} />
          <PeopleKeys people={stage.people} more={stage.morePeople} keys={stage.leads} />
          <EntryLog log={conduct.log} waiting={waiting} chosen={stage.chosenEntry} onAgain={commands.again} />
        </div>
      </div>
      {stage.prompt ? (
        <PromptLine
          key={stage.prompt.kind}
          prompt={stage.prompt}
          conduct={conduct}
          commands={commands}
          seconds={clock.seconds}
          onClose={stage.close}
        />
      ) : (
        <KeyHints tabletop={stage.tabletop} leads={stage.leads} />
      )}
    </>
  );
}
