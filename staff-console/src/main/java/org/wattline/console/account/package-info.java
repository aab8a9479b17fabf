/** What an account's page answers a caller: what is owed and why, paid, agreed and booked. */
@NullMarked
package org.wattline.console.account;

import org.jspecify.annotations.NullMarked;
