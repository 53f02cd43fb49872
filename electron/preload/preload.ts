import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { type MenuCommand, SHELL_CHANNELS, type ShellApi } from '../contract/shell';

/** Dumb on purpose: names of channels and nothing else. Checks live behind it, in main/ipc and in the core's dispatch. */
const shell: ShellApi = {
  info: () => ipcRenderer.invoke(SHELL_CHANNELS.info),
  openFile: (options) => ipcRenderer.invoke(SHELL_CHANNELS.openFile, options),
  openFolder: (options) => ipcRenderer.invoke(SHELL_CHANNELS.openFolder, options),
  saveFile: (options) => ipcRenderer.invoke(SHELL_CHANNELS.saveFile, options),
  grantDropped: (file) => ipcRenderer.invoke(SHELL_CHANNELS.grantPath, webUtils.getPathForFile(file as File)),
  reveal: (grant) => ipcRenderer.invoke(SHELL_CHANNELS.reveal, grant),
  openExternally: (grant) => ipcRenderer.invoke(SHELL_CHANNELS.openExternally, grant),
  print: (options) => ipcRenderer.invoke(SHELL_CHANNELS.print, options),
  setLanguage: (language) => ipcRenderer.invoke(SHELL_CHANNELS.setLanguage, language),
  setTheme: (theme) => ipcRenderer.invoke(SHELL_CHANNELS.setTheme, theme),
  painted: () => {
    // Where the start-up measure finds it.
    performance.mark('plandesk:painted');
    void ipcRenderer.invoke(SHELL_CHANNELS.painted);
  },
  onMenu: (listener) => {
    const hear = (_event: unknown, command: MenuCommand) => listener(command);
    ipcRenderer.on(SHELL_CHANNELS.menu, hear);
    return () => void ipcRenderer.off(SHELL_CHANNELS.menu, hear);
  },
};

contextBridge.exposeInMainWorld('plandesk', { shell });

// The page's script has run by DOMContentLoaded, so somebody listens when the port arrives.
ipcRenderer.on(SHELL_CHANNELS.connect, (event) =>
  window.postMessage('plandesk:port', window.location.origin, event.ports),
);
window.addEventListener('DOMContentLoaded', () => void ipcRenderer.invoke(SHELL_CHANNELS.connect));
