/**
 * Collections: arrangements by which an account pays what it owes in instalments, offered, agreed,
 * looked at and ended.
 */
@NullMarked
package org.wattline.billing.contract.collections;

import org.jspecify.annotations.NullMarked;
