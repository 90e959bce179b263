/** A public host, for no other is called. In the fleet's processes the way to it leads to a port of this machine. */
export const TARGET_HOST = "hooks.example.com";

/** The environment variable that says to which. */
export const TARGET_PORT_VARIABLE = "RELIABILITY_TARGET_PORT";
