/* Libraries that the build puts beside our scripts. */
declare module "*/vendor/fflate.js" {
  export * from "fflate";
}
