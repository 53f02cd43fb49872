import PersonIcon from '@mui/icons-material/PersonOutlined';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../api/context';
import { ask } from '../../api/queries';
import { LabelledInput } from '../../ui/form/LabelledInput';
import { useJob } from '../../ui/jobs/use-job';
import { LoadingButton } from '../../ui/LoadingButton';
import { useErrorText } from '../../ui/use-error-text';
import type { SystemState } from '../use-system-state';
import { ChoiceRow } from './ChoiceRow';
import { StartFrame } from './StartFrame';
import styles from './start.module.css';

/** Who is working? The person chooses the account and gives its password, if it has one. */
export function SignInScreen({ state }: { state: SystemState }) {
  const { t } = useTranslation('shell');
  const api = useApi();
  const errorText = useErrorText();
  const { data } = useQuery(ask(api, 'system', 'users', {}));
  const users = data?.users.filter((user) => user.active) ?? [];
  const [chosen, setChosen] = useState<string | null>(null);
  const [password, setPassword] = useState('');
  const signIn = useJob(t('signIn.title'), api.system.signIn);
  const userId = chosen ?? (users.length === 1 ? users[0]?.id : undefined);
  const user = users.find((one) => one.id === userId);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (userId) void signIn.run({ userId, password });
  };
  return (
    <StartFrame title={t('signIn.title')} text={state.office?.name ?? ''}>
      <div className={styles.choices}>
        {users.map((one) => (
          <ChoiceRow
            key={one.id}
            icon={PersonIcon}
            title={one.name}
            tail={t(`role.${one.role}`)}
            pressed={one.id === userId}
            onChoose={() => {
              setChosen(one.id);
              signIn.clearError();
              if (!one.hasPassword) void signIn.run({ userId: one.id, password: '' });
            }}
          />
        ))}
      </div>
      {user?.hasPassword && (
        <form onSubmit={submit}>
          <LabelledInput
            key={user.id}
            label={t('signIn.password', { name: user.name })}
            type="password"
            autoFocus
            value={password}
            error={signIn.error ? errorText(signIn.error) : undefined}
            onChange={(event) => {
              setPassword(event.target.value);
              signIn.clearError();
            }}
          />
          <div className={styles.buttons}>
            <LoadingButton type="submit" variant="contained" busy={signIn.state !== 'idle'}>
              {t('signIn.enter')}
            </LoadingButton>
          </div>
        </form>
      )}
    </StartFrame>
  );
}
