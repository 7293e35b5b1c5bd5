/** Whether the phone has a network now; that says nothing of the server. */
export async function isConnected(): Promise<boolean> {
  const { networkType } = await wx.getNetworkType();
  return networkType !== 'none';
}

/** Tells `listener` now and at every change whether the phone has a network; returns how to stop that. */
export function followNetwork(listener: (connected: boolean) => void): () => void {
  const onChange: WechatMiniprogram.OnNetworkStatusChangeCallback = ({ isConnected }) => {
    listener(isConnected);
  };
  wx.onNetworkStatusChange(onChange);
  void isConnected().then(listener);
  return () => {
    wx.offNetworkStatusChange(onChange as unknown as WechatMiniprogram.OffNetworkStatusChangeCallback);
  };
}
