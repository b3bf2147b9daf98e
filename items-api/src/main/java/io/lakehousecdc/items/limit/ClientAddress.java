package io.lakehousecdc.items.limit;

/** What tells one client from another by its network address. */
final class ClientAddress {
  private static final int GROUPS_OF_A_NETWORK = 4;

  private ClientAddress() {}

  /**
   * An IPv4 address, or the first 64 bits of an IPv6 address: a client has all addresses of such a
   * network, and could be another one with each request.
   *
   * @param address as {@code java.net.InetAddress.getHostAddress} writes it: an IPv6 address with
   *     all of its eight groups
   */
  static String of(String address) {
    int end = -1;
    for (int group = 0; group < GROUPS_OF_A_NETWORK; group++) {
      end = address.indexOf(':', end + 1);
      if (end < 0) {
        return address;
      }
    }
    return address.substring(0, end);
  }
}
