"""Paper: from slips to PDF, and from PDF to printers."""
