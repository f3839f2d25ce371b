/** Of the command lines, and of the CoreDNS whose behaviour they have. */
export const version = '0.1.0';
export const corednsVersion = '1.14.7';
