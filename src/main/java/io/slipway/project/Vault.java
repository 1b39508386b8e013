package io.slipway.project;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import org.springframework.stereotype.Component;

/**
 * Seals what the database must not tell: AES-256-GCM with the {@link VaultKey}, which lies elsewhere. What is sealed belongs to
 * a place, such as {@code executor/gpu}, and does not open in another.
 */
@Component
public class Vault {
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private final SecureRandom random = new SecureRandom();
    private final VaultKey key;

    Vault(VaultKey key) {
        this.key = key;
    }

    /** Text of it that may be stored anywhere; another each time. */
    public String seal(String secret, String place) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, place).doFinal(secret.getBytes(StandardCharsets.UTF_8));
            byte[] both = new byte[NONCE + sealed.length];
            System.arraycopy(nonce, 0, both, 0, NONCE);
            System.arraycopy(sealed, 0, both, NONCE, sealed.length);
            return Base64.getEncoder().encodeToString(both);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has AES-GCM", e);
        }
    }

    /** What was sealed; throws {@link VaultException} if it was sealed with another key, for another place, or changed since. */
    public String open(String sealed, String place) {
        byte[] both = Base64.getDecoder().decode(sealed);
        byte[] nonce = Arrays.copyOf(both, NONCE);
        try {
            byte[] secret = cipher(Cipher.DECRYPT_MODE, nonce, place).doFinal(both, NONCE, both.length - NONCE);
            return new String(secret, StandardCharsets.UTF_8);
        } catch (AEADBadTagException e) {
            throw new VaultException("What is kept for " + place + " was sealed with another key than " + key.where()
                    + ": bring that key back from the backup, or give the secret anew");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has AES-GCM", e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String place) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key.get(), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
