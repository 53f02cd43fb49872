import { useMemo } from 'react';
import { type Module, modules } from './modules';
import { useSystemState } from './use-system-state';

/** The modules of this desk that have a screen. */
export function useVisibleModules(): readonly Module[] {
  const { desk } = useSystemState();
  return useMemo(
    () =>
      modules.filter((module) => module.screens.length > 0 && desk !== null && module.desks.includes(desk)),
    [desk],
  );
}
