"""PDF: content streams, composite fonts, images, and the file around them."""
