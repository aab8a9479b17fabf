/**
 * The mail server of a local stack: takes every mail, delivers none, and shows them in the browser
 * and as JSON for as long as the stack runs.
 */
@NullMarked
package org.wattline.local.mail;

import org.jspecify.annotations.NullMarked;
