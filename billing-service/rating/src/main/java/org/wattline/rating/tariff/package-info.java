/**
 * The tariff document: what a supplier publishes, as records. Start at {@link
 * org.wattline.rating.tariff.TariffDocument}; {@link org.wattline.rating.tariff.TariffJson} reads
 * and writes it. Nothing here computes.
 */
@NullMarked
package org.wattline.rating.tariff;

import org.jspecify.annotations.NullMarked;
