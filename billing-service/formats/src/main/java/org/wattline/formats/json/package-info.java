/** Wattline's own bulk format: what an integrator sends who has no market format. */
@org.jspecify.annotations.NullMarked
package org.wattline.formats.json;
