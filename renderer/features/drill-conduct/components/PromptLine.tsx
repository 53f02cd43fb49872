import { useTranslation } from 'react-i18next';
import { readClockText } from '../../../../electron/contract/input';
import { clockWords } from '../clock-words';
import type { ConductCommands } from '../hooks/use-conduct';
import type { Conduct, Prompt } from '../types';
import { EndPrompt } from './EndPrompt';
import { KeyHelp } from './KeyHelp';
import { NotePrompt } from './NotePrompt';
import { TextPrompt } from './TextPrompt';

interface PromptLineProps {
  readonly prompt: Prompt;
  readonly conduct: Conduct;
  readonly commands: ConductCommands;
  readonly seconds: number;
  onClose(): void;
}

/** What is being typed, at the foot of the stage: Enter keeps it, Esc leaves it. */
export function PromptLine({ prompt, conduct, commands, seconds, onClose }: PromptLineProps) {
  const { t } = useTranslation('drillConduct');
  switch (prompt.kind) {
    case 'note':
      return <NotePrompt prompt={prompt} conduct={conduct} onNote={commands.note} onClose={onClose} />;
    case 'skip': {
      const number = conduct.injects.find(({ id }) => id === prompt.injectId)?.number ?? 0;
      return (
        <TextPrompt
          label={t('prompt.skip', { number })}
          check={(text) => (text.length < 2 ? t('prompt.reasonNeeded') : null)}
          onSave={(reason) => commands.skip(prompt.injectId, reason)}
          onClose={onClose}
        />
      );
    }
    case 'jump':
      return (
        <TextPrompt
          label={t('prompt.jump')}
          initial={clockWords(seconds)}
          help={t('prompt.jumpHelp')}
          check={(text) => (readClockText(text) === null ? t('prompt.jumpWrong') : null)}
          onSave={(text) => commands.jump(readClockText(text) ?? 0)}
          onClose={onClose}
        />
      );
    case 'correct':
      return (
        <TextPrompt
          label={t('prompt.correct', {
            kind: t(`kind.${prompt.entry.kind}`),
            time: clockWords(prompt.entry.clockSeconds),
          })}
          initial={prompt.entry.correction?.text || prompt.entry.text}
          help={t('prompt.correctHelp')}
          check={() => null}
          onSave={(text) => commands.correct(prompt.entry.id, text)}
          onClose={onClose}
        />
      );
    case 'end':
      return <EndPrompt conduct={conduct} onEnd={commands.end} onClose={onClose} />;
    case 'help':
      return <KeyHelp onClose={onClose} />;
  }
}
