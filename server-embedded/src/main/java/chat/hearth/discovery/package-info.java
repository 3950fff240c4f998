/** How hosts on a network are found: DNS-SD over mDNS, and this machine's network cards. Serves hosts and clients alike. */
@NullMarked
package chat.hearth.discovery;

import org.jspecify.annotations.NullMarked;
