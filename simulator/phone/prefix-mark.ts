/**
 * Stands in compiled component styles where the component's class prefix goes. Only the running phone
 * knows it, because a component decides in its script whether it is isolated at all.
 */
export const PREFIX_MARK = 'WX-SCOPE-';
