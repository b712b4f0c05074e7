package sojourn.ratelimit;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is counted as one sender by its address: an IPv4 address, or the first 64 bits of an IPv6 address, which are one
 * subscriber's: it has all addresses behind them.
 */
final class AddressBlock {

    /** What can be an IPv6 address and nothing else: no name that would have to be looked up. */
    private static final Pattern IPV6 = Pattern.compile("([0-9A-Fa-f:.]{2,45})(%.*)?");

    private static final int PREFIX_BYTES = 8;
    private static final int LONGEST = 64;

    private AddressBlock() {}

    /** The block of an address; what is no address stands for itself, as far as anybody reads. */
    static String of(String address) {
        if (address.indexOf(':') >= 0) {
            Matcher form = IPV6.matcher(address);
            if (form.matches()) {
                return ofIpv6(form.group(1));
            }
        }
        return address.length() > LONGEST ? address.substring(0, LONGEST) : address;
    }

    private static String ofIpv6(String literal) {
        try {
            InetAddress read = InetAddress.getByName(literal);
            return read instanceof Inet6Address
                    ? HexFormat.of().formatHex(read.getAddress(), 0, PREFIX_BYTES)
                    // An IPv4 address in IPv6's clothes.
                    : read.getHostAddress();
        } catch (UnknownHostException e) {
            return literal;
        }
    }
}
