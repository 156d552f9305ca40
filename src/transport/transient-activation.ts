/** Whether the visitor has just clicked or pressed a key (HTML §6.4.2); true where the browser cannot tell. */
export const hasTransientActivation = (): boolean => (navigator as Partial<Navigator>).userActivation?.isActive ?? true;
