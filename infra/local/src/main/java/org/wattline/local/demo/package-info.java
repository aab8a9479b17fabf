/**
 * Two suppliers and their people, made through the public interfaces as an onboarding team, staff
 * and customers would: for trying Wattline out and for the acceptance tests.
 */
@NullMarked
package org.wattline.local.demo;

import org.jspecify.annotations.NullMarked;
