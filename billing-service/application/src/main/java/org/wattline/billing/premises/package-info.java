/**
 * Places, the service points where they are supplied, what held of a point on which day, and which
 * account held it.
 *
 * <p>{@link org.wattline.billing.premises.PremiseRegister} and {@link
 * org.wattline.billing.premises.ServicePointRegister} keep them; {@link
 * org.wattline.billing.premises.PointAccess} is the wall between customers: asked before anything
 * of a point is shown, it answers with the days that the asker may see. {@link
 * org.wattline.billing.premises.PointDirectory} tells other modules which points there are.
 */
@ApplicationModule(
    displayName = "Premises",
    allowedDependencies = {"access", "audit", "customers"})
@NullMarked
package org.wattline.billing.premises;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
