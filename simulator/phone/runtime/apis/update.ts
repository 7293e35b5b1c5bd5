/** `wx.getUpdateManager()`: there is never a newer version, since the phone always runs the latest build. */
export function updateApis(): object {
  return {
    getUpdateManager: () => ({
      onCheckForUpdate: (listener: (result: { hasUpdate: boolean }) => void) => {
        setTimeout(() => listener({ hasUpdate: false }), 0);
      },
      // Never called, as in WeChat when there is nothing new.
      onUpdateReady: () => undefined,
      onUpdateFailed: () => undefined,
      applyUpdate: () => {
        throw new Error('applyUpdate: no update is ready');
      },
    }),
  };
}
