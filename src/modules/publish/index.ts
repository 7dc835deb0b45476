export { addCategory, type Category, changeCategory, dropCategory, listCategories } from './category.ts';
export { publishPermissions } from './may.ts';
