/** Whether the visitor has just clicked or pressed a key (HTML §6.4); true where the browser cannot tell. */
export const hasGesture = (): boolean => (navigator as Partial<Navigator>).userActivation?.isActive ?? true;
