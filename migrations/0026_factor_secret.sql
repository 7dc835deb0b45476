-- `./lianqun key renew` encrypts these anew as well: each names the number of the sealing key that it hangs on.
comment on column account.two_factor.secret is 'sealed with our keys by better-auth: $ba$, the number of the sealing key, $, hexadecimal; without that head by the master key, as earlier versions did';
